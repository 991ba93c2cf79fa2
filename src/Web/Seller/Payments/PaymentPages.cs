using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Web.SellerApi;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The seller's payments: the list with its totals, one payment with what can be done about it, an invoice.</summary>
internal static class PaymentPages
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/payments", ListAsync);
        read.MapGet("/payments/rows", RowsAsync);
        read.MapGet("/payments/methods", MethodsAsync);
        read.MapGet("/payments/totals", TotalsAsync);
        read.MapGet("/payments/file", ExportAsync);
        read.MapGet("/payments/{id}", ShowAsync);
        read.MapGet("/payments/{id}/progress", ProgressAsync);
        read.MapGet("/invoices/{id:long}", InvoiceAsync);
        write.MapPost("/payments/{id}/resync", ResyncAsync);
        write.MapPost("/payments/{id}/{kind}", OperationForms.OrderAsync);
        write.MapPost("/payments/{id}/operations/{number:int}/settle", OperationForms.SettleAsync);
    }

    private static Task<IResult> ListAsync([AsParameters] SellerCall call) => SearchAsync<PaymentsPage>(call);

    private static Task<IResult> RowsAsync([AsParameters] SellerCall call) => SearchAsync<PaymentRows>(call);

    private static async Task<IResult> SearchAsync<TPage>(SellerCall call)
        where TPage : SellerPage<PaymentRowsModel> =>
        PaymentFilter.Of(call.Context) is { } filter
            ? await call.AnswerAsync(
                new ListPaymentsQuery(call.Seller, filter.Search),
                page => SellerFragment.Page<TPage, PaymentRowsModel>(call.Context, call.Seller, new PaymentRowsModel(page, filter)))
            : call.UnreadableQuery();

    private static Task<IResult> MethodsAsync([AsParameters] SellerCall call, string? method) => call.AnswerAsync(
        new ListUsedMethodsQuery(call.Seller),
        methods => SellerFragment.Page<MethodOptions, MethodOptionsModel>(
            call.Context, call.Seller, new MethodOptionsModel(methods, method)));

    private static Task<IResult> TotalsAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new ListDailyTotalsQuery(call.Seller),
        totals => SellerFragment.Page<TotalsPart, IReadOnlyList<DailyTotals>>(call.Context, call.Seller, totals));

    private static async Task<IResult> ExportAsync([AsParameters] SellerCall call) =>
        PaymentFilter.Of(call.Context) is { } filter
            ? await call.AnswerAsync(
                new ExportPaymentsQuery(call.Seller, filter.Search), export => new PaymentFile(export, call.Seller))
            : call.UnreadableQuery();

    private static async Task<IResult> ShowAsync([AsParameters] SellerCall call, string id, int? ordered, bool? act, bool? again) =>
        SellerCall.PaymentIdOf(id) is { } payment
            ? await call.AnswerAsync(
                new GetOperablePaymentQuery(call.Seller, payment),
                it => SellerFragment.Page<PaymentPage, PaymentModel>(
                    call.Context, call.Seller, new PaymentModel(it, ordered) { Acts = act is true, IsSentAgain = again is true }))
            : call.NoPayment();

    // With another state other things can be done: the whole page is shown anew.
    private static async Task<IResult> ProgressAsync([AsParameters] SellerCall call, string id, string? state) =>
        SellerCall.PaymentIdOf(id) is { } payment
            ? await call.AnswerAsync(
                new GetOperablePaymentQuery(call.Seller, payment),
                it => EnumNames.Of(it.Payment.Status) == state
                    ? SellerFragment.Page<ProgressPart, PaymentModel>(call.Context, call.Seller, new PaymentModel(it, null))
                    : SellerFragment.Go(call.Context, $"payments/{payment}"))
            : call.NoPayment();

    private static Task<IResult> InvoiceAsync([AsParameters] SellerCall call, long id) => call.AnswerAsync(
        new GetInvoiceQuery(call.Seller, new InvoiceId(id)),
        invoice => SellerFragment.Page<InvoicePage, InvoiceDetails>(call.Context, call.Seller, invoice));

    private static async Task<IResult> ResyncAsync([AsParameters] SellerCall call, string id) =>
        SellerCall.PaymentIdOf(id) is { } payment
            ? await call.AnswerAsync(
                new ResyncPaymentCommand(call.Seller, payment), _ => SellerFragment.Go(call.Context, $"payments/{payment}?again=true"))
            : call.NoPayment();
}
