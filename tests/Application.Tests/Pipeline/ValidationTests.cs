using CleanAcquiring.Application.Pipeline;
using CleanAcquiring.Domain.Common;
using FluentValidation;

namespace CleanAcquiring.Application.Tests.Pipeline;

/// <summary>Input without a meaning never reaches its handler.</summary>
public sealed class ValidationTests
{
    private bool isHandled;

    [Fact]
    public async Task Invalid_request_is_refused_before_its_handler()
    {
        var refusal = (await RunAsync("", new NotEmpty("first"), new NotEmpty("second"))).Refusal!;

        refusal.ShouldBe(new Refusal(RefusalKind.Invalid, "first", "is empty"));
        isHandled.ShouldBeFalse();
    }

    [Fact]
    public async Task Valid_request_reaches_its_handler()
    {
        (await RunAsync("text", new NotEmpty("first"))).Value.ShouldBe("handled");
        (await RunAsync("text")).Value.ShouldBe("handled");
    }

    private Task<Result<string>> RunAsync(string request, params IValidator<string>[] validators) =>
        new ValidationBehavior<string, Result<string>>(validators).Handle(request, CancellationToken.None, () =>
        {
            isHandled = true;
            return Task.FromResult(Result<string>.Of("handled"));
        });

    private sealed class NotEmpty : AbstractValidator<string>
    {
        public NotEmpty(string code) => RuleFor(text => text).NotEmpty().WithErrorCode(code).WithMessage("is empty");
    }
}
