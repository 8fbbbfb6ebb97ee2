// What an agency sees of its clients: in each order, by words, and never anybody else's.
#include <algorithm>

#include "agencies_fixture.hpp"

namespace tenants {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* orders[] = {"newest", "oldest", "name", "name_descending", "recently_updated"};

class ClientList : public Agencies {
 protected:
  // Added and changed so many days ago.
  void add(tenancy::TenantId agency, const std::string& name, int added, int changed, const std::string& email = "") {
    ask("insert into tenants.sub_tenants (tenant_id, id, name, email, website_id, created_at, updated_at) values (" +
        quoted(agency) + ", gen_random_uuid(), $$" + name + "$$, nullif($$" + email + "$$, ''), gen_random_uuid(), " +
        "now() - interval '" + std::to_string(added) + " days', now() - interval '" + std::to_string(changed) +
        " days')");
  }
  boost::json::value page(const std::string& query) {
    const auto response = get("/api/v1/tenants/clients" + query);
    EXPECT_EQ(response.status, 200) << response.text;
    return response.body;
  }
  std::vector<std::string> names(const std::string& query) {
    std::vector<std::string> found;
    const auto body = page(query);
    for (const auto& client : body.at("data").as_array()) found.emplace_back(client.at("name").as_string());
    return found;
  }
  std::vector<std::string> found_by(const std::string& encoded) { return names("?sort=name&search=" + encoded); }
  // Every page of the list, one after another.
  std::vector<std::string> ids_page_by_page(const std::string& query) {
    std::vector<std::string> ids;
    std::string cursor;
    for (int i = 0; i < 100; ++i) {
      const auto body = page(query + cursor);
      for (const auto& client : body.at("data").as_array()) ids.emplace_back(client.at("id").as_string());
      if (body.at("nextCursor").is_null()) return ids;
      cursor = "&cursor=" + std::string(body.at("nextCursor").as_string());
    }
    ADD_FAILURE() << "the list has no end";
    return ids;
  }
};

TEST_F(ClientList, comes_in_each_order) {
  add(ours, "Zoo", 3, 1);
  add(ours, "Äpfel", 1, 3);
  add(ours, "bakery", 2, 2);

  EXPECT_THAT(names(""), ElementsAre("Äpfel", "bakery", "Zoo"));
  EXPECT_THAT(names("?sort=newest"), ElementsAre("Äpfel", "bakery", "Zoo"));
  EXPECT_THAT(names("?sort=oldest"), ElementsAre("Zoo", "bakery", "Äpfel"));
  EXPECT_THAT(names("?sort=name"), ElementsAre("Äpfel", "bakery", "Zoo"));
  EXPECT_THAT(names("?sort=name_descending"), ElementsAre("Zoo", "bakery", "Äpfel"));
  EXPECT_THAT(names("?sort=recently_updated"), ElementsAre("Zoo", "bakery", "Äpfel"));
}

TEST_F(ClientList, shows_equals_once_each_across_the_borders_of_pages) {
  ask("insert into tenants.sub_tenants (tenant_id, id, name, website_id) select " + quoted(ours) +
      ", gen_random_uuid(), 'Twin', gen_random_uuid() from generate_series(1, 7) n");

  for (const std::string order : orders) {
    auto ids = ids_page_by_page("?limit=2&sort=" + order);
    EXPECT_EQ(ids.size(), 7U) << order;
    std::ranges::sort(ids);
    EXPECT_TRUE(std::ranges::adjacent_find(ids) == ids.end()) << order;
  }
}

TEST_F(ClientList, goes_on_where_a_page_ended_in_each_order_with_words_and_status) {
  for (int i = 0; i < 9; ++i) add(ours, i % 2 == 0 ? "Bäcker " + std::to_string(i) : "Other", i, 9 - i);

  for (const std::string order : orders) {
    const auto query = "?search=backer&status=provisioning&sort=" + order;
    EXPECT_EQ(ids_page_by_page(query + "&limit=2"), ids_page_by_page(query + "&limit=200")) << order;
    EXPECT_EQ(ids_page_by_page(query + "&limit=2").size(), 5U) << order;
  }
}

TEST_F(ClientList, refuses_a_cursor_of_another_order) {
  for (int i = 0; i < 3; ++i) add(ours, "Client", i, i);
  for (const std::string order : orders) {
    const auto cursor = std::string(page("?limit=1&sort=" + order).at("nextCursor").as_string());
    for (const std::string other : orders) {
      const auto answer = get("/api/v1/tenants/clients?sort=" + other + "&cursor=" + cursor);
      EXPECT_EQ(answer.status, other == order ? 200 : 422) << order << " as " << other;
      if (other != order) {
        EXPECT_THAT(answer.details(), ElementsAre("cursor bad_cursor"));
      }
    }
  }
}

TEST_F(ClientList, refuses_orders_and_words_that_are_none_and_says_where) {
  EXPECT_THAT(get("/api/v1/tenants/clients?sort=size&limit=0&search=" + std::string(121, 'a')).details(),
              UnorderedElementsAre("sort not_one_of", "limit out_of_range", "search too_long"));
}

TEST_F(ClientList, is_searched_without_case_and_accents) {
  add(ours, "Müller & Söhne", 1, 1);
  add(ours, "Straßenbau Łódź", 2, 2);

  for (const auto* word : {"M%C3%BCller", "muller", "M%C3%9CLLER", "Mu%CC%88ller"})
    EXPECT_THAT(found_by(word), ElementsAre("Müller & Söhne")) << word;
  for (const auto* word : {"strassen", "stra%C3%9Fe", "LODZ"})
    EXPECT_THAT(found_by(word), ElementsAre("Straßenbau Łódź")) << word;
}

TEST_F(ClientList, is_searched_for_all_words_in_name_address_company_and_industry) {
  add(ours, "Bella Vista", 1, 1, "Rosa@Bella.example");
  ask("update tenants.sub_tenants set company = 'Trattoria Roma', industry = 'Gastronomy'");
  add(ours, "Vista", 2, 2);

  for (const auto* words : {"vista%20roma", "ROSA@bella", "gastro%20%20bella"})
    EXPECT_THAT(found_by(words), ElementsAre("Bella Vista")) << words;
  EXPECT_THAT(found_by("vista%20paris"), IsEmpty());
}

TEST_F(ClientList, takes_special_characters_for_themselves) {
  add(ours, R"(100% wool)", 1, 1);
  add(ours, R"(snake_case)", 2, 2);
  add(ours, R"(back\slash)", 3, 3);
  add(ours, R"(O'Hara"; drop table tenants.sub_tenants; --)", 4, 4);

  EXPECT_THAT(found_by("%25"), ElementsAre("100% wool"));
  EXPECT_THAT(found_by("e_c"), ElementsAre("snake_case"));
  EXPECT_THAT(found_by("k%5Cs"), ElementsAre(R"(back\slash)"));
  EXPECT_THAT(found_by("%5C%25"), IsEmpty());
  EXPECT_THAT(found_by("s.ake"), IsEmpty());
  EXPECT_THAT(found_by("%27hara%22%3B%20drop"), ElementsAre(R"(O'Hara"; drop table tenants.sub_tenants; --)"));
}

TEST_F(ClientList, has_room_for_names_that_folding_makes_long) {
  std::string name;
  for (int i = 0; i < 255; ++i) name += "\u{FDFA}";  // eighteen letters each
  add(ours, name, 1, 1);
  add(ours, name, 2, 2);

  for (const std::string order : orders) EXPECT_EQ(ids_page_by_page("?limit=1&sort=" + order).size(), 2U) << order;
}

TEST_F(ClientList, never_shows_another_agencys_clients) {
  add(ours, "Ours", 1, 1);
  add(theirs, "Theirs", 1, 1, "ours@theirs.example");

  for (const std::string order : orders) {
    EXPECT_THAT(names("?sort=" + order), ElementsAre("Ours")) << order;
    EXPECT_THAT(names("?search=ours&sort=" + order), ElementsAre("Ours")) << order;
    EXPECT_THAT(names("?search=theirs&sort=" + order), IsEmpty()) << order;
  }
}

TEST_F(ClientList, shows_a_clients_user_that_client_only) {
  add(ours, "Mine", 1, 1);
  add(ours, "Neighbour", 2, 2);
  member.role = tenancy::Role::client;
  member.sub_tenant_id = tenancy::SubTenantId::parse(ask("select id from tenants.sub_tenants where name = 'Mine'"));

  for (const std::string order : orders) EXPECT_THAT(names("?sort=" + order), ElementsAre("Mine")) << order;
  EXPECT_THAT(found_by("neighbour"), IsEmpty());
}

TEST_F(ClientList, shows_the_deleted_ones_apart_in_each_order_and_finds_them) {
  add(ours, "Alive", 1, 1);
  add(ours, "Gone", 2, 2);
  add(ours, "Gone too", 3, 3);
  ask("update tenants.sub_tenants set deleted_at = now() where name like 'Gone%'");

  for (const std::string order : orders) {
    EXPECT_THAT(names("?sort=" + order), ElementsAre("Alive")) << order;
    EXPECT_THAT(names("?deleted=true&sort=" + order), UnorderedElementsAre("Gone", "Gone too")) << order;
    EXPECT_THAT(names("?deleted=true&search=too&sort=" + order), ElementsAre("Gone too")) << order;
  }
}

}  // namespace
}  // namespace tenants
