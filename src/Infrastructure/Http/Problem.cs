namespace Allpay.Infrastructure.Http;

/// <summary>
/// Every error of this API (RFC 9457, application/problem+json). Programs go by the code, people read the detail.
/// </summary>
public sealed record Problem
{
    public const string MediaType = "application/problem+json";

    /// <summary>Names the kind of problem; the code as a URI.</summary>
    public required string Type { get; init; }

    /// <summary>The HTTP status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, in the language of Accept-Language: ru, kk or en.</summary>
    public required string Detail { get; init; }

    /// <summary>What happened, for programs. Codes never change their meaning.</summary>
    public required string Code { get; init; }

    /// <summary>Names this request in our logs; tell it to support.</summary>
    public required string RequestId { get; init; }

    /// <summary>The fields that are wrong, where the code is request.invalid.</summary>
    public IReadOnlyList<ProblemField>? Fields { get; init; }

    /// <summary>More for programs, such as the limit met and what remains of it.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }
}

/// <summary>One field that is wrong.</summary>
public sealed record ProblemField(string Field, string Code, string Message);
