using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>Seals and opens a receipt's column: it has a buyer's e-mail or phone. Written once, with the payment.</summary>
internal static class SealedReceipt
{
    public const string Property = "SealedReceipt";

    /// <summary>In the column of a receipt that was there and was erased.</summary>
    public const string Erased = "erased";

    public static string? Seal(Payment payment, ISealing sealing) =>
        payment.Receipt is { } receipt ? sealing.Seal(StoredJson.Write(receipt), PlaceOf(payment.Tenant, payment.Id)).Cipher : null;

    /// <summary>A receipt that is opened at its first use; null inside where its key is gone, or where it was erased.</summary>
    public static Lazy<Receipt?> Open(string cipher, Payment payment, ISealing sealing)
    {
        var place = PlaceOf(payment.Tenant, payment.Id);
        return new Lazy<Receipt?>(() =>
        {
            try
            {
                return StoredJson.Read<Receipt>(sealing.Open(new SealedText(cipher), place));
            }
            catch (CryptographicException)
            {
                return null;
            }
        });
    }

    public static string PlaceOf(TenantKey tenant, PaymentId payment) => $"receipt {tenant} {payment}";
}
