using System.Xml.Linq;
using Allpay.ContractTests.Contracts;

namespace Allpay.ContractTests.Messages;

/// <summary>The envelope around a request, not signed yet.</summary>
public static class Envelope
{
    public static string Of(Operation operation, long certificate, string parameter) => Of(
        $"<certificateNumber xmlns=\"{SoapNames.Allpay}\">{certificate}</certificateNumber>", Call(operation, parameter));

    public static string Of(string header, string body) =>
        $"<S:Envelope xmlns:S=\"{SoapNames.Soap}\"><S:Header>{header}</S:Header><S:Body>{body}</S:Body></S:Envelope>";

    public static string Call(Operation operation, string parameter) =>
        $"<op:{operation.Name} xmlns:op=\"{operation.Service.Namespace}\">{parameter}</op:{operation.Name}>";

    public static string TextOf(XElement? parameter) => parameter?.ToString(SaveOptions.DisableFormatting) ?? "";
}
