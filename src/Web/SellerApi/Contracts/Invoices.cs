using AutoMapper;
using CleanAcquiring.Application.InvoiceSync;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>An invoice with all its payments and their balance; the sums are null when its total cannot be read.</summary>
internal sealed record InvoiceResponse(
    long InvoiceId,
    string Title,
    MoneyResponse? Total,
    MoneyResponse? Due,
    MoneyResponse? Paid,
    MoneyResponse? Authorized,
    MoneyResponse? Excess,
    string Status,
    IReadOnlyList<PaymentResponse> Payments,
    IReadOnlyList<AttentionResponse> Attention);

internal sealed class InvoiceProfile : Profile
{
    public InvoiceProfile() => CreateMap<InvoiceDetails, InvoiceResponse>()
        .ForCtorParam(nameof(InvoiceResponse.InvoiceId), to => to.MapFrom(details => details.Invoice.Id.Value))
        .ForCtorParam(nameof(InvoiceResponse.Title), to => to.MapFrom(details => details.Invoice.Title(true)))
        .ForCtorParam(nameof(InvoiceResponse.Status), to => to.MapFrom(details => EnumNames.Of(details.Invoice.Status)))
        .ForCtorParam(nameof(InvoiceResponse.Total), to => to.MapFrom(details => details.Balance!.Total))
        .ForCtorParam(nameof(InvoiceResponse.Due), to => to.MapFrom(details => details.Balance!.Due))
        .ForCtorParam(nameof(InvoiceResponse.Paid), to => to.MapFrom(details => details.Balance!.Paid))
        .ForCtorParam(nameof(InvoiceResponse.Authorized), to => to.MapFrom(details => details.Balance!.Authorized))
        .ForCtorParam(nameof(InvoiceResponse.Excess), to => to.MapFrom(details => details.Balance!.Excess));
}
