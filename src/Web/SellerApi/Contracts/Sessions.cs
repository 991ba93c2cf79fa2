using AutoMapper;
using CleanAcquiring.Application.Accounts.Sessions;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A session that was opened.</summary>
/// <param name="Code">For the fragment of the frame's address.</param>
/// <param name="ExpiresInSeconds">The time in which it can be traded, once.</param>
internal sealed record OpenedSessionResponse(string Code, int ExpiresInSeconds);

internal sealed record StartSessionRequest
{
    public string? Code { get; init; }
}

/// <summary>A session that was started.</summary>
/// <param name="Token">For the header <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">Moves on with each use.</param>
/// <param name="User">Of the CRM.</param>
/// <param name="IsAdmin">True when the user may change something.</param>
internal sealed record StartedSessionResponse(string Token, DateTimeOffset ExpiresAt, ActorResponse User, bool IsAdmin);

internal sealed class SessionProfile : Profile
{
    public SessionProfile() =>
        CreateMap<StartedSession, StartedSessionResponse>()
            .ForCtorParam(nameof(StartedSessionResponse.IsAdmin), to => to.MapFrom(started => started.IsAdministrator));
}
