using Shop.Models;

namespace Shop.Services;

internal sealed class OrderHelper
{
    private const int PointsForDiscount = 100;

    public decimal Total(Product product, int quantity, Customer customer)
    {
        var total = product.Price * quantity;
        return customer.LoyaltyPoints >= PointsForDiscount ? total * 0.95m : total;
    }
}
