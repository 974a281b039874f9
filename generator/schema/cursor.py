"""A walk over the tokens of one statement: look ahead, step over, or raise an error with the location and the text there."""

from __future__ import annotations

from ..errors import SchemaError
from ..sql.source import Source, Statement
from ..sql.tokens import DOUBLE, END, STRING, SYMBOL, Token
from .builder import SchemaBuilder


class Cursor:
    """Walks over the tokens of one statement."""

    def __init__(self, schema: SchemaBuilder, statement: Statement) -> None:
        self.schema = schema
        self.source: Source = schema.source
        self.statement = statement
        self.tokens: list[Token] = []
        self.index = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.index]

    def ahead(self, distance: int = 1) -> Token:
        """The token ``distance`` places further on; END behind the last one."""
        return self.tokens[min(self.index + distance, len(self.tokens) - 1)]

    def advance(self) -> Token:
        """Step over the next token and return it. Raises SchemaError at the end of the statement."""
        token = self.token
        if token.kind == END:
            raise self.unexpected("the statement ends too early")
        self.index += 1
        return token

    def at(self, *words: str) -> bool:
        """True when the next tokens are these bare words."""
        return all(self.ahead(distance).word == word for distance, word in enumerate(words))

    def at_any(self, *words: str) -> bool:
        """True when the next token is one of these bare words."""
        return self.token.word in words

    def take(self, *words: str) -> bool:
        """Step over these bare words when they come next."""
        found = self.at(*words)
        if found:
            self.index += len(words)
        return found

    def take_any(self, *words: str) -> str:
        """Step over one of these bare words and return it, or return an empty string."""
        word = self.token.word
        if word not in words:
            return ""
        self.index += 1
        return word

    def at_symbol(self, symbol: str) -> bool:
        """True when the next token is this symbol."""
        return self.token.kind == SYMBOL and self.token.text == symbol

    def take_symbol(self, symbol: str) -> bool:
        """Step over this symbol when it comes next."""
        found = self.at_symbol(symbol)
        if found:
            self.index += 1
        return found

    def expect(self, *words: str) -> None:
        """Step over these bare words. Raises SchemaError where they are not."""
        if not self.take(*words):
            raise self.unexpected(f"expected {' '.join(words)}")

    def expect_symbol(self, symbol: str) -> None:
        """Step over this symbol. Raises SchemaError where it is not."""
        if not self.take_symbol(symbol):
            raise self.unexpected(f"expected '{symbol}'")

    def unexpected(self, what: str, hint: str | None = None) -> SchemaError:
        """The error about the current token, with the text from there on."""
        rest = self.source.excerpt(self.token.start, self.statement.end)
        return self.source.error(
            f"{what} at: {rest}" if rest else f"{what}: the statement ends here", self.token.start, hint
        )

    def name(self, what: str) -> Token:
        """Step over a name, quoted or not, and return its token. Raises SchemaError for anything else."""
        if not self.token.is_name:
            raise self.unexpected(f"expected the name of {what}")
        return self.advance()

    def qualified(self, what: str) -> Token:
        """A name, without the database in front of it."""
        name = self.name(what)
        while self.take_symbol("."):
            name = self.name(what)
        return name

    def string(self, what: str) -> str:
        """The value of a string; neighbours such as 'a' 'b' are one, as in MySQL."""
        if self.token.kind not in (STRING, DOUBLE):
            raise self.unexpected(f"expected {what}, a string")
        pieces = [self.advance().text]
        # https://dev.mysql.com/doc/refman/8.4/en/string-literals.html: quoted strings placed next to each other are
        # concatenated.
        while self.token.kind == STRING:
            pieces.append(self.advance().text)
        return "".join(pieces)

    def group(self) -> list[Token]:
        """The tokens between a parenthesis and its partner; steps over both."""
        start = self.index
        self.expect_symbol("(")
        depth = 1
        while depth:
            if self.token.kind == END:
                self.index = start
                raise self.unexpected("a parenthesis is not closed")
            depth += self.at_symbol("(") - self.at_symbol(")")
            self.index += 1
        return self.tokens[start + 1 : self.index - 1]

    def pass_item(self) -> None:
        """Step over the rest of an item of a list, up to the comma behind it, the end of the list or of the statement."""
        while self.token.kind != END and not self.at_symbol(",") and not self.at_symbol(")"):
            if self.at_symbol("("):
                self.group()
            else:
                self.index += 1

    def names(self, what: str) -> list[Token]:
        """A list of names in parentheses."""
        self.expect_symbol("(")
        found = [self.name(what)]
        while self.take_symbol(","):
            found.append(self.name(what))
        self.expect_symbol(")")
        return found

    def value(self) -> str:
        """An option's value behind an optional ``=``: a word, a name, a string or a number, as plain text."""
        self.take_symbol("=")
        if self.token.kind in (SYMBOL, END):
            raise self.unexpected("expected a value")
        return self.advance().text
