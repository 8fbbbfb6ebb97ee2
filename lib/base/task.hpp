// The coroutine type of the whole program.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace base {

// The concrete executor saves the virtual call that any_io_executor costs at every suspension.
using Executor = boost::asio::io_context::executor_type;

// A coroutine that runs on the io_context of the thread that started it. Parameters are taken by value
// (or by reference to an object that outlives the call); a capturing lambda must outlive its own run.
template <class T = void>
using Task = boost::asio::awaitable<T, Executor>;

// Completion token: `co_await socket.async_read_some(buffer, base::use_task)`. Throws system_error.
inline constexpr boost::asio::use_awaitable_t<Executor> use_task{};

}  // namespace base
