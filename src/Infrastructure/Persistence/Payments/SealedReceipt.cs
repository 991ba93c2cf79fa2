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

    public static string? Seal(Payment payment, ISealing sealing) =>
        payment.Receipt is { } receipt ? sealing.Seal(StoredJson.Write(receipt), PlaceOf(payment)).Cipher : null;

    public static Receipt Open(string cipher, Payment payment, ISealing sealing) =>
        StoredJson.Read<Receipt>(sealing.Open(new SealedText(cipher), PlaceOf(payment)));

    private static string PlaceOf(Payment payment) => $"receipt {payment.Tenant} {payment.Id}";
}
