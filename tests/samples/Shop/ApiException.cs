namespace Shop;

/// <summary>An error that already knows the status of the response.</summary>
public sealed class ApiException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
