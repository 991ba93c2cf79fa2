using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class UnansweredPaymentsTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Payments_that_ended_without_a_page_are_counted(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(at: Sample.Now, payment => payment.MarkNotSent("acme start", Sample.Now));
        await SaveAsync(at: Sample.Now.AddMinutes(1), payment => payment.MarkNotSent("acme start", Sample.Now));
        await SaveAsync(at: Sample.Now.AddMinutes(1), payment => payment.MarkDeclined("limit", Sample.Now));
        await SaveAsync(at: Sample.Now.AddMinutes(1), payment =>
        {
            payment.Open("777", APayment.Page, Sample.Now);
            payment.LetGo("sum_changed", Sample.Now);
        });
        await SaveAsync(at: Sample.Now.AddMinutes(1), _ => { });

        (await CountAsync(Method(renewed: 1))).ShouldBe(1);
        (await CountAsync(Method(renewed: 0))).ShouldBe(0, "they were opened with newer credentials");

        async Task SaveAsync(DateTimeOffset at, Action<Payment> end)
        {
            var payment = Sample.Payment(at: at);
            end(payment);
            await store.SaveAsync(payment);
        }

        Task<int> CountAsync(PaymentMethod method) => store.RequestAsync(it =>
            it.Payments().CountUnansweredAsync(method, Sample.Invoice, Sample.Now, Token));

        static PaymentMethod Method(int renewed)
        {
            var method = Sample.Method();
            for (var time = 0; time < renewed; time++)
                method.Renew("acme", new SealedText("v1.1.sealed"), null, Sample.Now);
            return method;
        }
    }
}
