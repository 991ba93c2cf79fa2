using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>What validation has against one object of a request.</summary>
internal sealed class FieldErrors
{
    private readonly List<(string Code, string Path, string Detail)> found = [];

    public bool Any => found.Count > 0;

    public void NotAChoice(string path) => found.Add(("NotSupportedChoice", path, "The value you selected is not a valid choice."));

    public void WrongType(string path, string expected) => found.Add(("InvalidType", path, $"This value should be of type {expected}."));

    public void Blank(string path) => found.Add(("NotBlank", path, "This value should not be blank."));

    public void Unexpected(string path) => found.Add(("NotExpectedField", path, "This field was not expected."));

    public JsonArray ToJson() => [.. found.Select(error => (JsonNode)new JsonObject
    {
        ["code"] = error.Code,
        ["path"] = error.Path,
        ["detail"] = error.Detail,
    })];
}
