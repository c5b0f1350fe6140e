using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>
/// Makes sure that the demo partners exist, have money to play with, and that their keys lie in <see cref="Directory"/>
/// beside sandbox.json. Run again it changes nothing but the address.
/// </summary>
public sealed record SeedSandbox(string Directory, string BaseUrl) : IRequest<Outcome<SandboxFile>>;
