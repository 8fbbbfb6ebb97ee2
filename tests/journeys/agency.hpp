// An agency's owner at work: calls of the public API, and a visitor's look at a site.
#pragma once

#include <boost/json.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "instance.hpp"

namespace journeys {

struct Answer {
  int status = 0;  // 0: nobody answered
  boost::json::value body;
  std::string text;
  std::string problem;  // of the connection

  std::string code() const;                    // of the error envelope
  std::vector<std::string> wrong_fields() const;  // of its details
};

// Calls the API of an instance; no token before sign-in.
class Api {
 public:
  explicit Api(const Instance& instance, std::string token = {}) : instance_(&instance), token_(std::move(token)) {}

  Answer call(const std::string& method, const std::string& path, const boost::json::value& body = nullptr) const;
  // Sends the text as it is.
  Answer send(const std::string& method, const std::string& path, const std::string& body) const;
  // Follows an event stream from behind the event with this id to its end.
  Answer resume(const std::string& path, const std::string& last_event_id) const;
  const Instance& instance() const { return *instance_; }
  const std::string& token() const { return token_; }
  // The same caller at another process, whose API is at this address.
  Api at(std::string address) const;

 private:
  const Instance* instance_;
  std::string token_;
  std::string address_ = instance_->api();
};

// A new agency with a signed-in owner; every call makes another one.
class Agency {
 public:
  explicit Agency(const Instance& instance, const std::string& name);

  const Api& api() const { return api_; }
  const std::string& email() const { return email_; }
  const std::string& tenant_id() const { return tenant_id_; }
  const std::string& token() const { return api_.token(); }

  // The body of the specification's example.
  static boost::json::value new_client(const std::string& name, const std::string& domain,
                                       const std::string& site_template = "starter");
  // Adds a client and returns its id; fails the test unless the answer is 201.
  std::string add_client(const std::string& name, const std::string& domain,
                         const std::string& site_template = "starter") const;
  boost::json::value website(const std::string& client) const;
  // Waits until the website's status is one of live and error, at most `patience`; returns the website.
  boost::json::value wait_for_outcome(const std::string& client,
                                      std::chrono::seconds patience = std::chrono::seconds(60)) const;
  // Asks for something about a deployment ("/website/deploy", ...) and waits until the one that the answer names has
  // ended; returns it with its steps.
  boost::json::value follow(const std::string& client, const std::string& what,
                            const boost::json::value& body = nullptr) const;
  // Starts a deployment and waits until it has ended; returns it.
  boost::json::value deploy(const std::string& client, const std::string& branch) const;

 private:
  std::string email_;
  std::string tenant_id_;
  Api api_;
};

// A visitor: HTTPS through the edge, the name resolved to it, the certificate verified.
Answer visit(const Instance& instance, const std::string& host, const std::string& path = "/");

// Polls until it holds or the patience is over; returns whether it held.
bool eventually(const std::function<bool()>& holds, std::chrono::seconds patience = std::chrono::seconds(30));

std::string text_of(const boost::json::value& object, const char* member);

}  // namespace journeys
