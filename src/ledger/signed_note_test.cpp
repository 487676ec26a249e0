// Notes as Go's golang.org/x/mod/sumdb/note signs and reads them, of which C2SP made the standard,
// and the checkpoint that the standard shows.
#include "ledger/signed_note.hpp"

#include <gtest/gtest.h>

namespace radslag::ledger {
namespace {

// The example of that package: a public key, and a note that it has signed.
constexpr std::string_view known_key =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view known_note =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    "\n";

TEST(SignedNote, IsCheckedAsOthersSignIt) {
    const auto key = VerifierKey::parse(known_key);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->line(), known_key);
    EXPECT_EQ(key->name(), "PeterNeumann");
    EXPECT_TRUE(key->has_signed(known_note));
}

TEST(SignedNote, IsRefusedWithAnyBitChanged) {
    const auto key = VerifierKey::parse(known_key);
    ASSERT_TRUE(key);
    std::string note(known_note);
    const std::size_t text = note.find("\n\n");
    for (std::size_t i = 0; i <= text; ++i) {
        note[i] = static_cast<char>(note[i] ^ 1);
        EXPECT_FALSE(key->has_signed(note)) << i;
        note[i] = static_cast<char>(note[i] ^ 1);
    }
    EXPECT_FALSE(key->has_signed(note.substr(0, note.size() - 1)));
    EXPECT_FALSE(key->has_signed("x" + note));
    EXPECT_FALSE(key->has_signed(""));
}

TEST(SignedNote, IsSignedAndPassesOverTheSignaturesOfOthers) {
    const SignerKey ours = SignerKey::make("radslag.example/ledger");
    const SignerKey others = SignerKey::make("radslag.example/ledger");
    const std::string note = ours.sign("Rådslag\n5\n");
    EXPECT_TRUE(ours.verifier().has_signed(note));
    EXPECT_FALSE(others.verifier().has_signed(note)) << "the same name, another key";
    const std::string second = others.sign("Rådslag\n5\n");
    const std::string both = note + second.substr(second.find("\n\n") + 2);
    EXPECT_TRUE(ours.verifier().has_signed(both));
    EXPECT_TRUE(others.verifier().has_signed(both));
    const SignerKey again = SignerKey::of("radslag.example/ledger", ours.secret());
    EXPECT_EQ(again.verifier().line(), ours.verifier().line());
    EXPECT_EQ(again.sign("Rådslag\n5\n"), note) << "Ed25519 draws nothing at random";
}

TEST(SignedNote, TakesNoKeyThatIsNone) {
    for (const std::string_view line :
         {"", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
          "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
          "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
          "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"})
        EXPECT_FALSE(VerifierKey::parse(line)) << line;
    EXPECT_THROW(SignerKey::make("a name"), std::invalid_argument);
    EXPECT_THROW(SignerKey::make(""), std::invalid_argument);
}

TEST(SignedNote, SignsNoTextThatCouldPassForAnother) {
    const SignerKey key = SignerKey::make("key");
    EXPECT_THROW((void)key.sign("without an end"), std::invalid_argument);
    EXPECT_THROW((void)key.sign("a\rb\n"), std::invalid_argument);
    EXPECT_THROW((void)key.sign("\xFF\n"), std::invalid_argument);
}

TEST(Checkpoint, IsReadAsTheStandardShowsIt) {
    const std::string note =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
        "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    const auto found = checkpoint_in(note);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->origin, "example.com/behind-the-sofa");
    EXPECT_EQ(found->size, 20852163U);
    EXPECT_EQ(text_of(*found), note.substr(0, note.find("\n\n") + 1));
}

TEST(Checkpoint, IsNoOtherText) {
    const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    for (const std::string& text :
         {"a\n01\n" + root + "\n\n", "a\n-1\n" + root + "\n\n", "\n1\n" + root + "\n\n",
          std::string("a\n1\nAAAA\n\n"), "a\n99999999999999999999\n" + root + "\n\n",
          "a\n1\n" + root + "\n"})
        EXPECT_FALSE(checkpoint_in(text)) << text;
}

} // namespace
} // namespace radslag::ledger
