using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Trial;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using MediatR;

namespace CleanAcquiring.Web.Trial;

/// <summary>The payment page of an acquirer without money: its buttons decide what becomes of the payment.</summary>
internal sealed class TrialEndpoints(BuyerPages pages, BuyerErrors errors)
{
    private const string Field = "outcome";

    public async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new GetTrialPageQuery(publicId), context.RequestAborted);
        if (result.IsRefused)
            return errors.NotFound(context);
        if (!result.Value.IsOpen)
            return Back(context, result.Value.PublicId);
        BuyerLanguage.Use(context, result.Value.Language);
        return BuyerPages.Render(context, Page(result.Value));
    }

    public async Task<IResult> ChooseAsync(HttpContext context, IMediator mediator, string publicId)
    {
        if (await ChoiceAsync(context) is not { } choice)
            return await ShowAsync(context, mediator, publicId);
        var result = await mediator.Send(new ChooseOnTrialPageCommand(publicId, choice), context.RequestAborted);
        if (result.IsRefused)
            return errors.NotFound(context);
        // As from the network, whether or not the buyer still waits.
        foreach (var notification in result.Value)
            await mediator.Send(notification, CancellationToken.None);
        return Back(context, publicId);
    }

    private static IResult Back(HttpContext context, string publicId)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        context.Response.Headers.Location = $"/payments/{publicId}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // An unreadable form is no choice.
    private static async Task<TrialChoice?> ChoiceAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return null;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form[Field] is [{ } chosen]
                ? Enum.GetValues<TrialChoice>().Where(choice => NameOf(choice) == chosen).Cast<TrialChoice?>().FirstOrDefault()
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static string NameOf(TrialChoice choice) => choice.ToString().ToLowerInvariant();

    private PageModel Page(TrialPage trial)
    {
        var page = pages.Page("Trial", PageTone.Plain);
        return page with
        {
            Title = trial.Title,
            Band = pages.Text("Trial.Band"),
            Sum = BuyerPages.Sum(trial.Amount),
            Choices = [.. Enum.GetValues<TrialChoice>().Select(Button)],
        };
    }

    private PageChoice Button(TrialChoice choice) =>
        new(Field, NameOf(choice), pages.Text($"Trial.{choice}"), pages.Text($"Trial.{choice}.Hint"));
}
