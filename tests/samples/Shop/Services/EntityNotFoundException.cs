namespace Shop.Services;

public sealed class EntityNotFoundException(string entity, int id) : Exception($"There is no {entity} {id}.");
