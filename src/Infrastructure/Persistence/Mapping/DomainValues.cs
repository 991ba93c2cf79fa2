using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>Converts the domain's values to columns and back.</summary>
internal static class DomainValues
{
    public static void ConvertDomainValues(this ModelConfigurationBuilder model)
    {
        model.Properties<PaymentId>().HaveConversion<PaymentIdConversion>();
        model.Properties<PublicId>().HaveConversion<PublicIdConversion>();
        model.Properties<InvoiceId>().HaveConversion<InvoiceIdConversion>();
        model.Properties<MethodCode>().HaveConversion<MethodCodeConversion>();
        model.Properties<Currency>().HaveConversion<CurrencyConversion>().HaveMaxLength(3);
        model.Properties<SealedText>().HaveConversion<SealedTextConversion>();
        model.Properties<Actor>().HaveConversion<ActorConversion>();
        model.Properties<OperationSettlement>().HaveConversion<SettlementConversion>();
        model.Properties<decimal>().HavePrecision(19, 3);
    }

    private sealed class PaymentIdConversion() : ValueConverter<PaymentId, Guid>(id => id.Value, value => new PaymentId(value));

    private sealed class PublicIdConversion() : ValueConverter<PublicId, string>(id => id.Value, value => PublicId.Parse(value) ?? default);

    private sealed class InvoiceIdConversion() : ValueConverter<InvoiceId, long>(id => id.Value, value => new InvoiceId(value));

    private sealed class MethodCodeConversion()
        : ValueConverter<MethodCode, string>(code => code.Value, value => MethodCode.Parse(value) ?? default);

    private sealed class CurrencyConversion()
        : ValueConverter<Currency, string>(currency => currency.Code, value => Currency.Parse(value) ?? default);

    private sealed class SealedTextConversion() : ValueConverter<SealedText, string>(text => text.Cipher, value => new SealedText(value));

    private sealed class ActorConversion()
        : ValueConverter<Actor, string>(actor => StoredJson.Write(actor), json => StoredJson.Read<Actor>(json));

    private sealed class SettlementConversion()
        : ValueConverter<OperationSettlement, string>(
            settlement => StoredJson.Write(settlement), json => StoredJson.Read<OperationSettlement>(json));
}
