using System.Text.Json;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>An account as <c>GET /api/v4/account</c> describes it.</summary>
/// <param name="Id">The account's number.</param>
/// <param name="UserId">The user whose token asked.</param>
/// <param name="Profile">The part that we keep.</param>
internal sealed record AccountReading(long? Id, long? UserId, CrmProfile Profile)
{
    public static readonly AmoCrmCall Call = AmoCrmCall.Get("account.get", "/api/v4/account?with=invoices_settings,datetime_settings");

    /// <param name="host">The host that answered.</param>
    /// <param name="body">Of the response.</param>
    public static AccountReading Of(string host, JsonElement body)
    {
        // With the invoices list switched off its id is null, or the whole object is.
        var settings = body.Member("invoices_settings");
        return new AccountReading(body.Member("id").AsWhole(), body.Member("current_user_id").AsWhole(), new CrmProfile(
            host,
            body.Member("name").AsText(),
            Currency.Parse(body.Member("currency").AsText()),
            body.Member("_embedded").Member("datetime_settings").Member("timezone").AsText(),
            settings.Member("lang").AsText(),
            settings.Member("invoices_catalog_id").AsWhole() is { } list and > 0 ? list : null));
    }
}

/// <summary>A user as <c>GET /api/v4/users/{id}</c> describes it; only an administrator and the user itself may ask.</summary>
internal static class UserReading
{
    public static AmoCrmCall CallOf(long userId) => AmoCrmCall.Get("users.get", $"/api/v4/users/{userId.Digits()}");

    /// <summary>Null for any other answer than that user.</summary>
    public static CrmUser? Of(AmoCrmResponse response, long userId) =>
        response is AmoCrmResponse.Ok ok && ok.Body.Member("id").AsWhole() == userId
            ? new CrmUser(ok.Body.Member("name").AsText(), ok.Body.Member("rights").Member("is_admin").IsTrue())
            : null;
}
