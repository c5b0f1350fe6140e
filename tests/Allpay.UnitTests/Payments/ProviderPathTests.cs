using System.Net;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Allpay.UnitTests.Payments;

/// <summary>What a caller names a provider's account cannot lead to another address of the provider.</summary>
public sealed class ProviderPathTests
{
    private static readonly ProviderService Service = new(1001, "mobile", "Mobile", IsBlocked: false)
    {
        Provider = "demo", Account = new AccountId(1), Address = "http://provider.test/base",
    };

    [Theory]
    [InlineData("..", null)]
    [InlineData(".", null)]
    [InlineData("../x", "/base/services/mobile/accounts/..%2Fx")]
    [InlineData("%2e%2e", "/base/services/mobile/accounts/%252e%252e")]
    [InlineData("a/b?c#d", "/base/services/mobile/accounts/a%2Fb%3Fc%23d")]
    [InlineData("%2f", "/base/services/mobile/accounts/%252f")]
    public async Task An_account_stays_one_segment_or_is_unknown(string account, string? asked)
    {
        using var heard = new Heard();
        using var http = new HttpClient(heard);
        var gateway = new HttpProviderGateway(http, Options.Create(new ProviderOptions()), NullLogger<HttpProviderGateway>.Instance);
        Assert.Null(await gateway.FindAccountAsync(Service, account, TestContext.Current.CancellationToken));
        Assert.Equal(asked, heard.Path);
    }

    private sealed class Heard : HttpMessageHandler
    {
        public string? Path { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Path = request.RequestUri!.AbsolutePath;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
