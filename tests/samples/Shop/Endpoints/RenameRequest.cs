namespace Shop.Endpoints;

internal sealed record RenameRequest(string Name);
