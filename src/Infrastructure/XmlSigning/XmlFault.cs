namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// Why a document is not taken. The order is that of the checks: the first that applies is the answer.
/// </summary>
public enum XmlFault
{
    None = 0,

    /// <summary>Not well-formed, an encoding nobody knows, or a DTD.</summary>
    Malformed,

    /// <summary>Elements nest deeper, or one has more attributes, than any honest message.</summary>
    OutOfBounds,

    /// <summary>A processing instruction: the signature would cover it, and nobody has a use for it.</summary>
    ProcessingInstruction,

    /// <summary>No Signature, or more than one.</summary>
    NotSignedOnce,

    /// <summary>The Signature is not where it has to be.</summary>
    SignatureMisplaced,

    /// <summary>The Signature asks for something other than the frozen profile.</summary>
    ProfileNotAllowed,

    /// <summary>The content or the signature value is not what the key's owner signed.</summary>
    SignatureWrong,
}
