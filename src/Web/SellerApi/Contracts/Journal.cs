using AutoMapper;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A page of the journal; <c>next</c> goes into <c>after</c> for the following one.</summary>
internal sealed record JournalResponse(IReadOnlyList<JournalEntryResponse> Items, string? Next);

/// <summary>A change that a person made to the account's settings; of an acquirer's form it has the names of the keys alone.</summary>
internal sealed record JournalEntryResponse(
    DateTimeOffset At,
    ActorResponse By,
    string Act,
    string Subject,
    IReadOnlyDictionary<string, string?> Before,
    IReadOnlyDictionary<string, string?> After);

/// <summary>A person in the CRM; the name where the CRM told it.</summary>
internal sealed record ActorResponse(long UserId, string? Name);

internal sealed class JournalProfile : Profile
{
    public JournalProfile()
    {
        CreateMap<Actor, ActorResponse>();
        CreateMap<JournalEntry, JournalEntryResponse>()
            .ForCtorParam(nameof(JournalEntryResponse.Before), to => to.MapFrom(entry => entry.Before))
            .ForCtorParam(nameof(JournalEntryResponse.After), to => to.MapFrom(entry => entry.After));
        CreateMap<JournalPage, JournalResponse>();
    }
}
