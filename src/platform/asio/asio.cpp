// The compiled half of Asio and Beast, once for the whole program. Besides it only server.cpp and
// connection.cpp of platform/http and platform/lmtp know them.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
