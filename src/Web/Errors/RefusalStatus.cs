using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout.Pages;

namespace CleanAcquiring.Web.Errors;

/// <summary>How a refusal is answered: the only place that knows numbers of HTTP for our own words.</summary>
internal sealed record RefusalStatus(int PageStatus, int JsonStatus, string Page, PageTone Tone)
{
    public static RefusalStatus Of(RefusalKind kind) => kind switch
    {
        // A buyer's malformed link looks like any other link that leads nowhere.
        RefusalKind.Invalid => new(404, 400, "NotFound", PageTone.Bad),
        RefusalKind.NotFound => new(404, 404, "NotFound", PageTone.Bad),
        RefusalKind.InvoiceIncorrect => new(422, 422, "Incorrect", PageTone.Bad),
        RefusalKind.AlreadyPaid => new(200, 200, "AlreadyPaid", PageTone.Good),
        RefusalKind.AskSeller => new(422, 422, "AskSeller", PageTone.Bad),
        RefusalKind.MethodUnavailable => new(409, 409, "Method", PageTone.Bad),
        RefusalKind.Unauthenticated => new(401, 401, "Invalid", PageTone.Bad),
        RefusalKind.Forbidden => new(403, 403, "Invalid", PageTone.Bad),
        RefusalKind.Conflict => new(409, 409, "Invalid", PageTone.Bad),
    };
}
