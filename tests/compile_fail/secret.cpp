// Code that must not compile: copying, comparing or printing a secret, or converting it to an ordinary string.
#include <iostream>
#include <string>
#include <vector>

#include "coffer/core/secret.hpp"

using namespace coffer;

void use(SecretArray<32>& array, SecretBytes& bytes, SecretText& text) {
    SecretArray<32> other = array.clone();
    other = std::move(array);
    const SecretBytes clone = bytes.clone();
    (void)ct_equal(clone.reveal(), text.reveal());
#if COFFER_CASE == 1
    SecretArray<32> copy = array;
#elif COFFER_CASE == 2
    other = array;
#elif COFFER_CASE == 3
    (void)(other == array);
#elif COFFER_CASE == 4
    std::cout << array;
#elif COFFER_CASE == 5
    SecretBytes copy = bytes;
#elif COFFER_CASE == 6
    (void)(bytes == clone);
#elif COFFER_CASE == 7
    std::cout << text;
#elif COFFER_CASE == 8
    std::string plain = text;
#elif COFFER_CASE == 9
    std::vector<u8> plain = bytes;
#elif COFFER_CASE == 10
    SecretText made{SecretBytes()};
#elif COFFER_CASE == 11
    (void)(text == text.clone());
#endif
}
