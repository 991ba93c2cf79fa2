using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AutoMapper;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A page of payments; <c>next</c> goes into <c>after</c> for the following ones.</summary>
internal sealed record PaymentListResponse(IReadOnlyList<PaymentResponse> Items, string? Next);

/// <summary>A payment in a list.</summary>
internal sealed record PaymentResponse(
    string Id,
    string PublicId,
    long InvoiceId,
    string InvoiceName,
    string Method,
    string Acquirer,
    string State,
    MoneyResponse Amount,
    MoneyResponse Refunded,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    string? Attention,
    bool Test);

/// <summary>A payment with its receipt explained, its operations, its timeline and its follow-ups.</summary>
internal sealed record PaymentDetailsResponse(
    PaymentResponse Payment,
    string OrderId,
    string? AcquirerPaymentId,
    DateTimeOffset ExpiresAt,
    string? Dispute,
    MoneyResponse Disputed,
    IReadOnlyList<ReceiptLineResponse> Receipt,
    bool ReceiptLost,
    IReadOnlyList<SplitStep> Explanation,
    IReadOnlyList<OperationResponse> Operations,
    IReadOnlyList<TimelineEntryResponse> Timeline,
    IReadOnlyList<FollowUpResponse> Work);

/// <summary>A receipt line and the part of it that was not refunded.</summary>
internal sealed record ReceiptLineResponse(
    int Number, string Name, string Quantity, MoneyResponse UnitPrice, MoneyResponse Amount, string Vat, MoneyResponse Left)
{
    public static IReadOnlyList<ReceiptLineResponse> Of(Payment payment)
    {
        var left = payment.LinesLeft();
        return
        [
            .. (payment.Receipt?.Lines ?? []).Select((line, index) => new ReceiptLineResponse(
                index + 1,
                line.Name,
                line.Quantity.ToString("0.######", CultureInfo.InvariantCulture),
                Sum(line.UnitPrice),
                Sum(line.Amount),
                EnumNames.Of(line.Vat),
                Sum(left[index]))),
        ];

        MoneyResponse Sum(decimal amount) => MoneyResponse.Of(new Money(amount, payment.Amount.Currency));
    }
}

/// <summary>An entry of a payment's timeline.</summary>
internal sealed record TimelineEntryResponse(
    int Number, DateTimeOffset At, string Code, string From, string To, string? Detail, ActorResponse? By);

/// <summary>Work that a payment owes: when it is due, or since when it is given up.</summary>
internal sealed record FollowUpResponse(string Kind, DateTimeOffset? DueAt, int Attempts, string? LastError, DateTimeOffset? ParkedAt);

/// <summary>The text of a position in a list of payments.</summary>
internal static class PaymentCursor
{
    private const int Longest = 100;

    public static string? Write(PaymentPosition? position) => position is null
        ? null
        : Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{position.CreatedAt.UtcTicks}.{position.OrderId}")));

    /// <summary>Null for any other text.</summary>
    public static PaymentPosition? Read(string? text)
    {
        if (text is null || text.Length > Longest || !Base64Url.IsValid(text)
            || Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') is not [var ticks, { Length: > 0 } order])
            return null;
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks
            && !order.Any(char.IsControl)
            ? new PaymentPosition(new DateTimeOffset(at, TimeSpan.Zero), order)
            : null;
    }
}

internal sealed class PaymentProfile : Profile
{
    public PaymentProfile()
    {
        CreateMap<Money, MoneyResponse>().ConvertUsing(money => MoneyResponse.Of(money));
        CreateMap<PaymentStatus, string>().ConvertUsing(status => EnumNames.Of(status));
        CreateMap<FollowUpKind, string>().ConvertUsing(kind => EnumNames.Of(kind));
        CreateMap<PaymentPosition, string>().ConvertUsing(position => PaymentCursor.Write(position)!);
        CreateMap<TimelineEntry, TimelineEntryResponse>();
        CreateMap<FollowUp, FollowUpResponse>();
        CreateMap<Payment, PaymentResponse>()
            .ForCtorParam(nameof(PaymentResponse.InvoiceId), to => to.MapFrom(payment => payment.Invoice.Value))
            .ForCtorParam(nameof(PaymentResponse.InvoiceName), to => to.MapFrom(payment => payment.Title))
            .ForCtorParam(nameof(PaymentResponse.State), to => to.MapFrom(payment => payment.Status))
            .ForCtorParam(nameof(PaymentResponse.Test), to => to.MapFrom(payment => payment.IsTest));
        CreateMap<PaymentListPage, PaymentListResponse>();
        CreateMap<PaymentDetails, PaymentDetailsResponse>()
            .ForCtorParam(nameof(PaymentDetailsResponse.OrderId), to => to.MapFrom(details => details.Payment.OrderId))
            .ForCtorParam(nameof(PaymentDetailsResponse.AcquirerPaymentId), to => to.MapFrom(details => details.Payment.AcquirerPaymentId))
            .ForCtorParam(nameof(PaymentDetailsResponse.ExpiresAt), to => to.MapFrom(details => details.Payment.ExpiresAt))
            .ForCtorParam(
                nameof(PaymentDetailsResponse.Dispute),
                to => to.MapFrom(details => details.Payment.Dispute == null ? null : EnumNames.Of(details.Payment.Dispute.Value)))
            .ForCtorParam(nameof(PaymentDetailsResponse.Disputed), to => to.MapFrom(details => details.Payment.Disputed))
            .ForCtorParam(nameof(PaymentDetailsResponse.Receipt), to => to.MapFrom(details => ReceiptLineResponse.Of(details.Payment)))
            .ForCtorParam(nameof(PaymentDetailsResponse.ReceiptLost), to => to.MapFrom(details => details.Payment.IsReceiptLost))
            .ForCtorParam(nameof(PaymentDetailsResponse.Explanation), to => to.MapFrom(details => details.Payment.Explanation))
            .ForCtorParam(nameof(PaymentDetailsResponse.Operations), to => to.MapFrom(details => details.Payment.Operations))
            .ForCtorParam(
                nameof(PaymentDetailsResponse.Work),
                to => to.MapFrom(details => details.Payment.FollowUps.Where(work => work.DueAt != null)));
    }
}
