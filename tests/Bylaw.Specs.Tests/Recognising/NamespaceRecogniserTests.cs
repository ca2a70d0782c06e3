namespace Bylaw.Specs.Tests.Recognising;

/// <summary>Parts of the code by the names that the author gave them.</summary>
public sealed class NamespaceRecogniserTests
{
    [Theory]
    [InlineData("`Orders` must not reference `Payments`", "orders-no-payments: { in: { in: \"**.Orders.**\" }, forbid: { types: { in: \"**.Payments.**\", not: { in: \"**.Orders.**\" } } } }")]
    [InlineData("The `Billing` module must not access the `Catalog` module", "billing-no-catalog: { in: { in: \"**.Billing.**\" }, forbid: { types: { in: \"**.Catalog.**\", not: { in: \"**.Billing.**\" } } } }")]
    [InlineData("Code in `Shop.Orders` must not use `Shop.Payments`", "shop-orders-no-shop-payments: { in: { in: Shop.Orders.** }, forbid: { namespaces: Shop.Payments.** } }")]
    [InlineData("Types in `Shop.Orders` never depend on `Newtonsoft.Json` directly", "shop-orders-no-newtonsoft-json: { in: { in: Shop.Orders.** }, forbid: { namespaces: Newtonsoft.Json.** } }")]
    public void Knows_who_must_not_use_what(string sentence, string rule) => Assert.Equal(rule, Derived.Rules($"# Rules\n\n- {sentence}\n"));

    [Theory]
    // types, not parts; which of the two is not said
    [InlineData("`OrderService` must not call `PaymentService`")]
    [InlineData("`Order` must not reference `Payment`")]
    // said of one case only, of others' code, or the other way round
    [InlineData("`Orders` must not reference `Payments` when a refund is open")]
    [InlineData("`System.Text` must not use `Shop.Payments`")]
    [InlineData("`Orders` may reference `Payments`")]
    [InlineData("`Orders` references `Payments`")]
    public void Takes_nothing_else_for_one(string sentence) => Assert.DoesNotContain("-no-", Derived.Rules($"# Rules\n\n- {sentence}\n"), StringComparison.Ordinal);
}
