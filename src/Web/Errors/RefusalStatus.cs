using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Errors;

/// <summary>The answer to a refusal: the one place that turns our kinds into HTTP statuses.</summary>
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

    /// <summary>The status for a program that reads no body: 200 where nothing was refused.</summary>
    public static int Of(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : Of(refusal.Kind).JsonStatus;
}
