using AutoMapper;

namespace CleanAcquiring.Architecture.Planted.Mapping;

/// <summary>Maps a tree, a type that reaches itself by way of another, one that reaches itself as its base, and a flat one.</summary>
public sealed class SelfReachingProfile : Profile
{
    public SelfReachingProfile()
    {
        CreateMap<Tree, TreeRow>();
        CreateMap<Owner, FlatRow>();
        CreateMap<SpecialPart, FlatRow>();
        CreateMap<FlatSource, FlatRow>();
    }
}
