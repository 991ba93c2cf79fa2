using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class PaymentEndpoints
{
    public static async Task<IResult> ListAsync([AsParameters] SellerCall call) => call.Context.PaymentSearch() is { } search
        ? await call.AnswerAsync(new ListPaymentsQuery(call.Seller, search), call.Json<PaymentListResponse>)
        : call.UnreadableQuery();

    public static async Task<IResult> GetAsync([AsParameters] SellerCall call, string id) => SellerCall.PaymentIdOf(id) is { } payment
        ? await call.AnswerAsync(new GetPaymentQuery(call.Seller, payment), call.Json<PaymentDetailsResponse>)
        : call.NoPayment();

    public static async Task<IResult> ResyncAsync([AsParameters] SellerCall call, string id) => SellerCall.PaymentIdOf(id) is { } payment
        ? await call.AnswerAsync(new ResyncPaymentCommand(call.Seller, payment), call.Accepted<PaymentResponse>)
        : call.NoPayment();

    public static async Task<IResult> InvoiceAsync([AsParameters] SellerCall call, long id) =>
        await call.AnswerAsync(new GetInvoiceQuery(call.Seller, new InvoiceId(id)), call.Json<InvoiceResponse>);

    public static async Task<IResult> DealInvoicesAsync([AsParameters] SellerCall call, long id, long? after) =>
        await call.AnswerAsync(
            new ListDealInvoicesQuery(call.Seller, id, after is { } last ? new InvoiceId(last) : null),
            call.Json<DealInvoicesResponse>);

    public static async Task<IResult> ReconcileAsync([AsParameters] SellerCall call)
    {
        if (call.Context.PaymentSearch() is not { } search)
            return call.UnreadableQuery();
        var isShadow = call.Context.IsShadow();
        return await call.AnswerAsync(
            new ReconcilePaymentsCommand(call.Seller, search, isShadow),
            report => Results.Json(new ReconciliationResponse(
                isShadow,
                report.Compared,
                call.Mapper.Map<IReadOnlyList<DiscrepancyResponse>>(report.Items),
                PaymentCursor.Write(report.Next))));
    }
}
