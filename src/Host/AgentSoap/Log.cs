namespace Allpay.Host.AgentSoap;

/// <summary>
/// What the agent door says beside the line of each request. Operations only: no names, amounts or texts of people.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(3002, LogLevel.Warning, "{Operation} could not be answered now; the agent was told to ask again")]
    public static partial void Unavailable(this ILogger logger, Exception exception, string operation);

    [LoggerMessage(3008, LogLevel.Critical, "{Operation} could not be served: {Remedy}")]
    public static partial void NotAsItMustBe(this ILogger logger, string operation, string remedy);

    [LoggerMessage(3003, LogLevel.Error, "{Operation} failed; the agent was told nothing of why")]
    public static partial void Unexpected(this ILogger logger, Exception exception, string operation);

    [LoggerMessage(3005, LogLevel.Debug, "{Operation}: the client hung up before the answer")]
    public static partial void HungUp(this ILogger logger, string operation);

    [LoggerMessage(3006, LogLevel.Information, "Answers are signed with the new key in {File}")]
    public static partial void SigningKeyTaken(this ILogger logger, string file);

    [LoggerMessage(3007, LogLevel.Error, "{File} holds no usable signing key any more; the one before stays in use")]
    public static partial void SigningKeyUnusable(this ILogger logger, Exception exception, string file);
}
