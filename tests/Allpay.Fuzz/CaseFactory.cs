using System.Text;
using System.Xml.Linq;
using Allpay.Fuzz.Http;
using Allpay.Fuzz.Mutations;
using Allpay.Fuzz.Wire;

namespace Allpay.Fuzz;

/// <summary>
/// Makes the case of an index. Nothing but seed, phase and index decides, so that a finding can be made again on another
/// sandbox with other keys.
/// </summary>
internal sealed class CaseFactory(FuzzOptions options, Corpus corpus, SandboxKeys keys)
{
    private readonly StrictVerifier _verifier = new(keys.Agents);
    private readonly string _host = new Uri(options.BaseUrl).Authority;

    /// <summary>Codes holders have made, for cash-outs that are carried out.</summary>
    public IReadOnlyList<string> Codes { get; set; } = [];

    public Case Make(Phase phase, int index)
    {
        var random = new Random(unchecked((((options.Seed * 31) + (int)phase) * 1_000_003) + index));
        var seed = corpus.Seeds[random.Next(corpus.Seeds.Count)];
        var draft = new Draft(XDocument.Parse(seed.Text.TrimEnd(), LoadOptions.PreserveWhitespace), random);
        new Variation(options.Seed, index, Codes).On(draft);
        var kind = phase == Phase.Forged ? ForgedKind(draft) : SignedKind(draft);
        var references = Build(draft, kind);
        return Finish(new Context(phase, index, kind, seed, draft), references);
    }

    private static string ForgedKind(Draft d) => d.Random.Next(100) switch
    {
        < 28 => "unsigned",
        < 65 => "after signing",
        < 80 => "signature shape",
        < 88 => "wrapping",
        < 97 => "odd HTTP",
        _ => "heavy",
    };

    private static string SignedKind(Draft d) => d.Random.Next(100) switch
    {
        < 10 => "plain signed",
        < 75 => "before signing",
        < 82 => "encoded",
        < 91 => "odd HTTP",
        < 94 => "heavy signed",
        _ => "after signing",
    };

    /// <summary>Takes the draft from tree to bytes; the references that were signed on the way.</summary>
    private List<string> Build(Draft draft, string kind)
    {
        switch (kind)
        {
            case "unsigned":
                Some(draft, 1, 4, [TreeMutations.All, NameMutations.All]);
                draft.Write();
                Some(draft, 0, 2, [TextMutations.Markup, TextMutations.Rough]);
                Encode(draft, falseOnes: 0.2);
                return [];
            case "heavy":
                draft.Write();
                HeavyMutations.On(draft);
                return [];
            case "before signing" or "encoded":
                Some(draft, 1, 3, [TreeMutations.All, TreeMutations.All, NameMutations.All]);
                break;
        }

        var text = Marked(draft, kind);
        var references = kind == "signature shape" ? [] : References(text.Replace(Signer.Mark, "", StringComparison.Ordinal));
        draft.Text = Signer.Sign(text, Spec(draft, kind));
        AfterSigning(draft, kind);
        return references;
    }

    // The signature is the header's last element, but where its place is what is tried.
    private static string Marked(Draft draft, string kind)
    {
        if (kind == "signature shape" && draft.Chance(0.2)) draft.Pick(SignatureMutations.Places).On(draft);
        else draft.Header.Do(h => h.Add(Signer.Mark));
        draft.Write();
        if (kind == "before signing" && draft.Chance(0.35)) Some(draft, 1, 1, [TextMutations.Markup]);
        if (kind == "heavy signed") HeavyMutations.On(draft);
        return draft.Text;
    }

    private SignatureSpec Spec(Draft draft, string kind)
    {
        var number = draft.Header?.Elements().FirstOrDefault(e => e.Name.LocalName == "certificateNumber")?.Value;
        var usual = new SignatureSpec { Key = number == "124" ? keys.Agents.Last().Value : keys.Agents.First().Value };
        if (kind == "signature shape" && !draft.Names.Any(n => n.StartsWith("signature-", StringComparison.Ordinal)))
        {
            var (name, change) = draft.Pick(SignatureMutations.Refused);
            draft.Names.Add(name);
            return change(usual, keys.Nobody);
        }

        return draft.Pick(SignatureMutations.Allowed)(usual);
    }

    private static void AfterSigning(Draft draft, string kind)
    {
        if (kind == "wrapping") draft.Pick(SignatureMutations.Wraps).On(draft);
        if (kind != "after signing")
        {
            if (kind == "encoded") draft.Pick(ByteMutations.Encodings).On(draft);
            else ByteMutations.Plain.Apply(draft);
            return;
        }

        var way = draft.Random.Next(5);
        if (way < 3) OnTree(draft);
        if (way is 2 or 3) Some(draft, 1, 1, [TextMutations.Markup, TextMutations.Rough]);
        Encode(draft, falseOnes: 0.05);
        if (way == 4) Some(draft, 1, 1, [ByteMutations.Flips]);
    }

    // What is signed changes, and the message stays well-formed: only the signature can tell.
    private static void OnTree(Draft draft)
    {
        if (!SignatureMutations.TryParse(draft.Text, out var tree)) return;
        var changed = new Draft(tree, draft.Random);
        Some(changed, 1, 2, [TreeMutations.All, TreeMutations.All, NameMutations.All]);
        changed.Write();
        draft.Names.AddRange(changed.Names);
        draft.Text = changed.Text;
    }

    private static void Encode(Draft draft, double falseOnes)
    {
        if (draft.Chance(falseOnes)) draft.Pick(ByteMutations.FalseEncodings).On(draft);
        else if (draft.Chance(0.1)) draft.Pick(ByteMutations.Encodings).On(draft);
        else ByteMutations.Plain.Apply(draft);
    }

    private static void Some(Draft draft, int from, int to, IReadOnlyList<IReadOnlyList<Mutation>> choices)
    {
        for (var i = draft.Random.Next(from, to + 1); i > 0; i--) draft.Pick(draft.Pick(choices)).On(draft);
    }

    private Case Finish(Context made, IReadOnlyList<string> references)
    {
        var (draft, seed) = (made.Draft, made.Seed);
        var path = draft.Chance(0.03) ? draft.Pick(Services.All).Path : seed.Service.Path;
        var body = draft.Bytes;
        // What is forged in the first phase must be so in odd HTTP as well.
        if (made is { Phase: Phase.Forged, Kind: "odd HTTP" }) body = Tampered(body);
        return new Case(made.Phase, made.Index, made.Kind)
        {
            Path = path,
            Operation = seed.Operation,
            Body = body,
            Mutations = [seed.Name, .. draft.Names],
            IsSigned = IsSigned(made.Kind, body),
            References = references,
            Delivery = made.Kind == "odd HTTP" ? OddHttp.Of(_host, path, body, draft) : null,
        };
    }

    // What is heavy for the server is worse for the platform's documents: there it is known beforehand.
    private bool IsSigned(string kind, byte[] body) => kind switch
    {
        "heavy" => false,
        "heavy signed" => true,
        // Signed as they are, or written differently after: the platform's canonicalizer stumbles over some of what was signed
        // (a relative namespace name, xml:space), and so cannot tell. Whether a forged one gets in is the other phase's to ask.
        "before signing" or "encoded" => true,
        _ => _verifier.IsSigned(body),
    };

    private static byte[] Tampered(byte[] body) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(body).Replace("<DigestValue>", "<DigestValue>AAAA", StringComparison.Ordinal));

    private static List<string> References(string text)
    {
        if (Signer.TryRead(Encoding.UTF8.GetBytes(text)) is not { } document) return [];
        return [.. document.SelectNodes("//*[local-name()='GUID' or local-name()='rrn']")!
            .Cast<System.Xml.XmlNode>().Select(n => n.InnerText)];
    }

    private sealed record Context(Phase Phase, int Index, string Kind, Seed Seed, Draft Draft);
}
