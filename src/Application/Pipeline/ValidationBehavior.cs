using CleanAcquiring.Domain.Common;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Pipeline;

/// <summary>Refuses invalid input before a handler runs. The refusal names the field, never its value.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            if (result.Errors.FirstOrDefault() is { } error)
                return TResponse.Refused(new Refusal(RefusalKind.Invalid, error.ErrorCode, error.ErrorMessage));
        }
        return await next();
    }
}
