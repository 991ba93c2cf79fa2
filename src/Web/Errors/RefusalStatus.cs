using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Errors;

/// <summary>The answer to a refusal: the one place that turns our kinds into HTTP statuses.</summary>
/// <param name="PageStatus">For a buyer.</param>
/// <param name="JsonStatus">For a seller and for other systems.</param>
/// <param name="Page">The name of the page's texts.</param>
/// <param name="Tone">Of the page.</param>
/// <param name="Code">For a program of the buyer's where the seller does not disclose the reason.</param>
internal sealed record RefusalStatus(int PageStatus, int JsonStatus, string Page, PageTone Tone, string Code)
{
    public static RefusalStatus Of(RefusalKind kind) => kind switch
    {
        // A buyer's malformed link looks like any other link that leads nowhere.
        RefusalKind.Invalid => new(404, 400, "NotFound", PageTone.Bad, "invoice.not_found"),
        RefusalKind.NotFound => new(404, 404, "NotFound", PageTone.Bad, "invoice.not_found"),
        RefusalKind.InvoiceIncorrect => new(422, 422, "Incorrect", PageTone.Bad, "invoice.incorrect"),
        RefusalKind.AlreadyPaid => new(200, 200, "AlreadyPaid", PageTone.Good, "invoice.already_paid"),
        RefusalKind.AskSeller => new(422, 422, "AskSeller", PageTone.Bad, "invoice.not_payable_now"),
        RefusalKind.MethodUnavailable => new(409, 409, "Method", PageTone.Bad, "method.unavailable"),
        RefusalKind.Unauthenticated => new(401, 401, "Invalid", PageTone.Bad, "request.refused"),
        RefusalKind.Forbidden => new(403, 403, "Invalid", PageTone.Bad, "request.refused"),
        RefusalKind.Conflict => new(409, 409, "Invalid", PageTone.Bad, "request.refused"),
        RefusalKind.Contradictory => new(422, 422, "Invalid", PageTone.Bad, "request.refused"),
    };

    /// <summary>The status for a program that reads no body: 200 where nothing was refused.</summary>
    public static int Of(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : Of(refusal.Kind).JsonStatus;
}
