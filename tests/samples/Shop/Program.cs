using Microsoft.EntityFrameworkCore;
using Shop;
using Shop.Data;
using Shop.Endpoints;
using Shop.Repositories;
using Shop.Services;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<ExceptionToProblem>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDbContext<ShopDbContext>(options => options.UseInMemoryDatabase("shop"));

builder.Services.AddScoped<IOrderRepository, OrderRepository>();
builder.Services.AddScoped<ICustomerRepository, CustomerRepository>();
builder.Services.AddScoped<IProductRepository, ProductRepository>();
builder.Services.AddScoped<IOrderService, OrderService>();
builder.Services.AddScoped<ICustomerService, CustomerService>();
builder.Services.AddScoped<IProductService, ProductService>();
builder.Services.AddScoped<OrderHelper>();

var app = builder.Build();

await using (var scope = app.Services.CreateAsyncScope())
    await SampleData.AddAsync(scope.ServiceProvider.GetRequiredService<ShopDbContext>());

app.UseExceptionHandler();
app.MapControllers();
app.MapOrders();
app.MapCustomers();
app.MapHealth();

await app.RunAsync();
