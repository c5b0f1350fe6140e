namespace Allpay.Host.Life;

/// <summary>
/// A part of what a first call would have to wait for, done before there is one: it asks for something that is refused, so that
/// nothing moves.
/// </summary>
internal interface IWarmUp
{
    Task RunAsync(CancellationToken cancellationToken);
}
