using System.Text.Json;
using AutoMapper;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Errors;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>One call of the seller's API: reads its parts, sends one command or query, answers with its result or its refusal.</summary>
internal sealed record SellerCall(HttpContext Context, [FromServices] IMediator Mediator, [FromServices] IMapper Mapper)
{
    private static readonly JsonSerializerOptions BodyOptions = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    /// <summary>The seller that the filter let in.</summary>
    public SellerIdentity Seller => SellerFilter.SellerOf(Context);

    /// <summary>Empty unless there is exactly one.</summary>
    public string IdempotencyKey => Context.Request.Headers["Idempotency-Key"] is [{ } only] ? only : "";

    /// <summary>The text of an identifier of ours; null for any other text.</summary>
    public static Guid? IdOf(string text) =>
        Guid.TryParseExact(text, "N", out var id) || Guid.TryParseExact(text, "D", out id) ? id : null;

    public static PaymentId? PaymentIdOf(string text) => IdOf(text) is { } id ? new PaymentId(id) : null;

    public async Task<IResult> AnswerAsync<T>(IRequest<Result<T>> request, Func<T, IResult> answer)
    {
        var result = await Mediator.Send(request, Context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(Context, result.Refusal) : answer(result.Value);
    }

    public IResult Json<TResponse>(object result) => Results.Json(Mapper.Map<TResponse>(result));

    public IResult Accepted<TResponse>(object result) =>
        Results.Json(Mapper.Map<TResponse>(result), statusCode: StatusCodes.Status202Accepted);

    public IResult NoPayment() => Problems.NotFound(Context, "payment.not_found", "There is no such payment.");

    public IResult UnreadableQuery(string title = "A part of the query is none that this address takes.") =>
        Problems.Unreadable(Context, "query.unreadable", title);

    public IResult UnreadableBody() =>
        Problems.Unreadable(Context, "body.unreadable", "The body cannot be read as what this address takes.");

    /// <summary>Reads a JSON body: an empty object where there is none, null where it cannot be read.</summary>
    public static async Task<T?> BodyAsync<T>(HttpContext context)
        where T : class, new()
    {
        try
        {
            if (context.Request.ContentLength is 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
                return new T();
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, BodyOptions, context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Problems.UnreadableBody("The body ends before it is whole, or has no chunks.", exception);
        }
    }
}
