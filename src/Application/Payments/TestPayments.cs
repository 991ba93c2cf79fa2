using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Payments;

/// <summary>Tells payments without real money apart: those of a trial acquirer, and of a method in test mode.</summary>
internal sealed class TestPayments(IAccounts accounts, MethodSettings settings, AcquirerDirectory acquirers)
{
    /// <param name="tenant">The account.</param>
    /// <param name="payments">Of that account.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlySet<PaymentId>> AmongAsync(
        TenantKey tenant, IReadOnlyCollection<Payment> payments, CancellationToken cancellationToken)
    {
        if (payments.Count == 0 || await accounts.FindAsync(tenant, cancellationToken) is not { } account)
            return new HashSet<PaymentId>();
        return payments
            .GroupBy(payment => (payment.Method, payment.CredentialVersion, payment.Acquirer))
            .Where(alike => IsTest(account, alike.First()))
            .SelectMany(alike => alike, (_, payment) => payment.Id)
            .ToHashSet();
    }

    private bool IsTest(Account account, Payment payment)
    {
        if (acquirers.IsTrial(payment.Acquirer))
            return true;
        try
        {
            return settings.Access(account, payment) is { } access
                && CommonSettings.Read(access.Connection) is { IsRefused: false, Value.IsTest: true };
        }
        catch (CryptographicException)
        {
            // The key of its settings is gone: nothing says that it was a test.
            return false;
        }
    }
}
