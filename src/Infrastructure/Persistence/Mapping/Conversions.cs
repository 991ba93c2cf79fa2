using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>How our small types stand in columns.</summary>
internal static class Conversions
{
    public static void Add(ModelConfigurationBuilder builder)
    {
        builder.Properties<TenantKey>().HaveConversion<TenantKeyConverter>().HaveMaxLength(32);
        builder.Properties<InvoiceId>().HaveConversion<InvoiceIdConverter>();
        builder.Properties<PaymentId>().HaveConversion<PaymentIdConverter>();
        builder.Properties<PublicId>().HaveConversion<PublicIdConverter>().HaveMaxLength(22);
        builder.Properties<MethodCode>().HaveConversion<MethodCodeConverter>().HaveMaxLength(50);
        builder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        builder.Properties<SealedText>().HaveConversion<SealedTextConverter>();
        builder.Properties<Uri>().HaveConversion<UriConverter>();
        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<decimal>().HavePrecision(18, 3);
    }

    private sealed class InvoiceIdConverter() : ValueConverter<InvoiceId, long>(id => id.Value, value => new InvoiceId(value));

    private sealed class PaymentIdConverter() : ValueConverter<PaymentId, Guid>(id => id.Value, value => new PaymentId(value));

    private sealed class PublicIdConverter() : ValueConverter<PublicId, string>(id => id.Value, value => PublicId.Parse(value) ?? default);

    private sealed class MethodCodeConverter() : ValueConverter<MethodCode, string>(code => code.Value, value => MethodCode.Parse(value) ?? default);

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, value => Currency.Parse(value) ?? default);

    private sealed class SealedTextConverter() : ValueConverter<SealedText, string>(text => text.Cipher, value => new SealedText(value));

    private sealed class UriConverter() : ValueConverter<Uri, string>(uri => uri.OriginalString, value => new Uri(value));

    // PostgreSQL takes moments of UTC only; banks write theirs with an offset.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), moment => moment);
}
