using AutoMapper;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A page of a deal's invoices, newest first; <c>next</c> goes into <c>after</c> for the following ones.</summary>
internal sealed record DealInvoicesResponse(IReadOnlyList<InvoiceResponse> Items, string? Next);

/// <summary>
/// An invoice with all its payments and their balance; the sums are null when its total cannot be read. <c>link</c> is the page where
/// the buyer pays.
/// </summary>
internal sealed record InvoiceResponse(
    long InvoiceId,
    string Title,
    MoneyResponse? Total,
    MoneyResponse? Due,
    MoneyResponse? Paid,
    MoneyResponse? Authorized,
    MoneyResponse? Excess,
    string Status,
    string? Link,
    IReadOnlyList<PaymentResponse> Payments,
    IReadOnlyList<AttentionResponse> Attention);

internal sealed class InvoiceProfile : Profile
{
    public InvoiceProfile()
    {
        CreateMap<InvoiceId, string>().ConvertUsing(id => id.ToString());
        CreateMap<DealInvoicePage, DealInvoicesResponse>();
        MapInvoice();
    }

    private void MapInvoice() => CreateMap<InvoiceDetails, InvoiceResponse>()
        .ForCtorParam(nameof(InvoiceResponse.InvoiceId), to => to.MapFrom(details => details.Invoice.Id.Value))
        .ForCtorParam(nameof(InvoiceResponse.Title), to => to.MapFrom(details => details.Invoice.Title(true)))
        .ForCtorParam(nameof(InvoiceResponse.Status), to => to.MapFrom(details => EnumNames.Of(details.Invoice.Status)))
        .ForCtorParam(
            nameof(InvoiceResponse.Link),
            to => to.MapFrom(details => details.Invoice.Link == null ? null : details.Invoice.Link.AbsoluteUri))
        .ForCtorParam(nameof(InvoiceResponse.Total), to => to.MapFrom(details => details.Balance!.Total))
        .ForCtorParam(nameof(InvoiceResponse.Due), to => to.MapFrom(details => details.Balance!.Due))
        .ForCtorParam(nameof(InvoiceResponse.Paid), to => to.MapFrom(details => details.Balance!.Paid))
        .ForCtorParam(nameof(InvoiceResponse.Authorized), to => to.MapFrom(details => details.Balance!.Authorized))
        .ForCtorParam(nameof(InvoiceResponse.Excess), to => to.MapFrom(details => details.Balance!.Excess));
}
