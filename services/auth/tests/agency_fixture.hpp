// An agency and its people, who have come by registration and invitation.
#pragma once

#include "auth_service.hpp"

namespace auth {

// Somebody signed in.
struct Somebody {
  std::string bearer;
  std::string refresh_token;
  std::string user_id;
};

class AgencyFixture : public AuthService {
 protected:
  AgencyFixture();

  // A new agency; its owner's address is <name>@example.com.
  Somebody found_agency(const std::string& name);
  Somebody sign_in(const std::string& name, const std::string& tenant = {});
  // Invites and accepts; returns the new member, signed in. `wish` is what the invitation says besides the address.
  Somebody add_person(const Somebody& inviter, const std::string& name, json::object wish = {});
  // The text of the newest token of the invitation for this address.
  std::string invitation_token(const std::string& name) const;
  std::string membership_of(const std::string& name) const;
  std::string tenant_of(const Somebody& who) { return get("/me", who.bearer).field("tenantId"); }
  // The permissions that a refresh brings.
  std::string permissions_of_refreshed(const Somebody& who);
  static std::string email_of(const std::string& name) { return name + "@example.com"; }

  const tenancy::SubTenantId bakery = tenancy::SubTenantId::make();
  const tenancy::SubTenantId florist = tenancy::SubTenantId::make();

 private:
  static Somebody signed_in(const Answer& answer);
};

}  // namespace auth
