using CleanAcquiring.Application.Payments;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class AttentionEndpoints
{
    public static async Task<IResult> ListAsync([AsParameters] SellerCall call, string? after) =>
        after is not null && !IsItem(after)
            ? call.UnreadableQuery()
            : await call.AnswerAsync(new ListAttentionQuery(call.Seller, after), call.Json<AttentionListResponse>);

    public static async Task<IResult> SeenAsync([AsParameters] SellerCall call, string id)
    {
        if (await SellerCall.BodyAsync<SeenRequest>(call.Context) is not { } request)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new AcknowledgeAttentionCommand(call.Seller, id, request.Version), call.Json<AttentionResponse>);
    }

    private static bool IsItem(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigit);
}
