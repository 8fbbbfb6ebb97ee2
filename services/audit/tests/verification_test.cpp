// Every way of changing the trail behind the program's back is found, and the line is named.
#include "base/error.hpp"
#include "trail_fixture.hpp"

namespace audit {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

auto finding(Fault fault, std::int64_t number) {
  return AllOf(Field(&Finding::fault, fault), Field(&Finding::number, number));
}

// Five lines of one tenant, sealed, by whoever reaches the database but not the keys.
class Tampering : public Trail {
 protected:
  Tampering() { given_sealed_lines(5); }

  std::string id_of(int number) const {
    return ask("select id from audit.lines where number = " + std::to_string(number));
  }
  std::vector<Finding> findings(std::vector<Anchor> anchors = {}) { return verdict(std::move(anchors)).findings; }
};

TEST_F(Tampering, that_did_not_happen_is_not_found) {
  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_EQ(verdict().lines, 5);
  EXPECT_EQ(verdict().chains, 1);
}

TEST_F(Tampering, with_a_value_is_found) {
  tamper(R"(update audit.lines set after = '{"name": "Innocent"}' where number = 3)");

  const auto found = findings();

  EXPECT_THAT(found, ElementsAre(finding(Fault::changed, 3)));
  EXPECT_THAT(found.at(0).text, HasSubstr(id_of(3)));
}

TEST_F(Tampering, with_any_column_is_found) {
  for (const auto* change :
       {"user_id = gen_random_uuid()", "impersonator_id = gen_random_uuid()", "api_key_id = gen_random_uuid()",
        "sub_tenant_id = null", "noun = 'a.b'", "row_id = 'x'", "action = 'added'", "operation = 'x'",
        "request_id = null", "before = null", "created_at = created_at + interval '1 s'", "address = '192.0.2.8'",
        "address_digest = 'x'", "person_id = gen_random_uuid()", "personal = '{}'", "previous_hash = 'x'", "hash = 'x'",
        "key_id = null"}) {
    tamper("create table audit.kept as select * from audit.lines; update audit.lines set " + std::string(change) +
           " where number = 3");

    EXPECT_THAT(findings(), Contains(finding(Fault::changed, 3))) << change;

    tamper("delete from audit.lines; insert into audit.lines select * from audit.kept; drop table audit.kept");
  }
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Tampering, by_removing_a_line_is_found) {
  tamper("delete from audit.lines where number = 3");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::missing, 3)));
}

TEST_F(Tampering, by_removing_a_line_and_closing_the_gap_is_found) {
  tamper("delete from audit.lines where number = 3; update audit.lines set number = 3 where number = 4; "
         "update audit.lines set number = 4 where number = 5; update audit.heads set number = 4");

  const auto found = findings();

  EXPECT_THAT(found, Contains(finding(Fault::moved, 3)));
  EXPECT_THAT(found, Contains(finding(Fault::moved, 4)));
}

TEST_F(Tampering, by_adding_a_line_in_between_is_found) {
  tamper(
      "update audit.lines set number = 6 where number = 5; update audit.lines set number = 5 where number = 4; "
      "insert into audit.lines (tenant_id, id, created_at, noun, row_id, action, number, key_id, previous_hash, hash) "
      "select tenant_id, gen_random_uuid(), created_at, noun, row_id, action, 4, key_id, previous_hash, hash "
      "from audit.lines where number = 3; update audit.heads set number = 6");

  const auto found = findings();

  EXPECT_THAT(found, Contains(finding(Fault::changed, 4)));
  EXPECT_THAT(found, Contains(finding(Fault::moved, 5)));
  EXPECT_THAT(found, Contains(finding(Fault::moved, 6)));
}

TEST_F(Tampering, by_changing_the_order_is_found) {
  tamper("update audit.lines set number = 99 where number = 2; update audit.lines set number = 2 where number = 3; "
         "update audit.lines set number = 3 where number = 99");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::moved, 2), finding(Fault::moved, 3)));
}

TEST_F(Tampering, by_cutting_off_the_end_is_found) {
  tamper("delete from audit.lines where number > 3");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::cut_off, 4)));
}

TEST_F(Tampering, by_cutting_off_the_end_and_its_record_is_found) {
  tamper("delete from audit.lines where number > 3; "
         "update audit.heads h set number = l.number, hash = l.hash from audit.lines l where l.number = 3");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::head_changed, 3)));
}

TEST_F(Tampering, with_the_end_stays_found_after_sealing_went_on) {
  tamper("delete from audit.lines where number > 3; "
         "update audit.heads h set number = l.number, hash = l.hash from audit.lines l where l.number = 3");
  rename_client(bakery, "Bread & Co");

  seal();

  EXPECT_EQ(line("number"), "4");
  EXPECT_THAT(findings(), ElementsAre(finding(Fault::head_changed, 4)));
}

TEST_F(Tampering, by_removing_the_record_of_the_end_is_found_now_and_later) {
  tamper("delete from audit.lines where number = 5; delete from audit.heads");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::head_changed, 0)));

  rename_client(bakery, "Bread & Co");
  seal();

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::head_changed, 5)));
}

TEST_F(Tampering, by_setting_the_record_of_the_end_back_is_found) {
  tamper("update audit.heads h set number = l.number, hash = l.hash from audit.lines l where l.number = 3");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::head_changed, 3), finding(Fault::head_changed, 4)));
}

TEST_F(Tampering, with_an_older_copy_of_everything_is_found_by_an_anchor_kept_elsewhere) {
  tamper("create table audit.old_heads as select * from audit.heads");
  rename_client(bakery, "Bread & Co");
  seal();
  const auto anchors = parse_anchors(to_text(run(read_anchors(system))));

  tamper("delete from audit.lines where number = 6; delete from audit.heads; "
         "insert into audit.heads select * from audit.old_heads; drop table audit.old_heads");

  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_THAT(findings(anchors), ElementsAre(finding(Fault::not_anchored, 6)));
}

TEST_F(Tampering, with_an_address_or_taking_it_away_is_found) {
  tamper("update audit.lines set address = '203.0.113.1' where number = 2; "
         "update audit.lines set address = null, address_salt = null where number = 4");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::changed, 2), finding(Fault::erased, 4)));
}

TEST_F(Tampering, by_pretending_an_erasure_is_found) {
  tamper("update audit.lines set address = null, erasure_id = gen_random_uuid() where number = 4");

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::erased, 4)));
}

TEST_F(Tampering, with_a_line_that_pretends_to_be_old_is_found) {
  tamper(
      "insert into audit.lines (tenant_id, id, created_at, noun, row_id, action) select tenant_id, gen_random_uuid(), "
      "now() - interval '3 days', 'a.b', 'c', 'added' from audit.heads");

  seal();

  EXPECT_THAT(findings(), ElementsAre(finding(Fault::backdated, 6)));
}

TEST_F(Tampering, with_every_line_is_found_for_each) {
  tamper("update audit.lines set row_id = 'x'");

  EXPECT_THAT(findings(), SizeIs(5));
}

TEST_F(Tampering, of_one_tenant_is_no_finding_of_another) {
  change(scope_of(theirs), "insert into billing.subscriptions (plan_id) values ('pro')"_sql);
  seal();
  tamper("update audit.lines set row_id = 'x' where number = 2");

  EXPECT_THAT(run(verify(system, keys, theirs, {})).findings, IsEmpty());
  EXPECT_THAT(run(verify(system, keys, ours, {})).findings, SizeIs(1));
}

TEST_F(Tampering, cannot_hide_behind_another_key) {
  const Keys others("k1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA");

  EXPECT_THAT(run(verify(system, others, std::nullopt, {})).findings, SizeIs(6));
}

TEST(Anchors, that_are_none_are_refused) {
  EXPECT_THROW(parse_anchors("nonsense"), base::Error);
  EXPECT_THROW(parse_anchors("00000000-0000-0000-0000-000000000000 x abc"), base::Error);
  EXPECT_THAT(parse_anchors("00000000-0000-0000-0000-000000000000 7 abc\n\n"), SizeIs(1));
}

}  // namespace
}  // namespace audit
