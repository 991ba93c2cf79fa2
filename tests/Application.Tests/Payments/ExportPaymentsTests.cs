using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Payments;

public sealed class ExportPaymentsTests
{
    private readonly UseCases app = new();

    [Fact]
    public async Task All_payments_of_a_search_are_exported_once()
    {
        for (var number = 0; number < 501; number++)
            app.Has(APayment.In(PaymentStatus.Paid));
        app.Has(APayment.In(PaymentStatus.Declined));

        var exported = await ExportAsync(new PaymentSearch { Status = PaymentStatus.Paid });

        exported.Count.ShouldBe(501);
        exported.Select(payment => payment.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_search_without_a_result_exports_none() =>
        (await ExportAsync(new PaymentSearch { Text = "absent" })).ShouldBeEmpty();

    private async Task<IReadOnlyList<Payment>> ExportAsync(PaymentSearch search)
    {
        List<Payment> exported = [];
        await foreach (var payment in (await app.SendAsync(new ExportPaymentsQuery(UseCases.Seller, search))).Value.Payments)
            exported.Add(payment);
        return exported;
    }
}
